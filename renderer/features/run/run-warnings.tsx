import type { RunPreview } from '../../../shared/run-preview.ts';
import { Banner } from '../../ui/banner.tsx';

/** What is to be known before a run: ports that others hold, and a stack that is there already. */
export function RunWarnings({ preview }: { preview: RunPreview }) {
  const { takenPorts, existing, request } = preview;
  return (
    <>
      {takenPorts.length > 0 && (
        <Banner tone="warning" title={takenPorts.length === 1 ? 'A port is taken' : 'Some ports are taken'}>
          {takenPorts.map(({ port, service, by }) => (
            <span key={`${port} ${service}`}>
              Port {port} of <bdi>{service}</bdi> is used by{' '}
              {by === null ? 'a program outside the engine' : <bdi>{by}</bdi>}.
            </span>
          ))}
        </Banner>
      )}
      {existing && (
        <Banner tone="info" title="This stack is here already">
          <span>
            Running <bdi>{request.projectName}</bdi> updates the containers that changed. Its volumes stay.
          </span>
        </Banner>
      )}
    </>
  );
}
