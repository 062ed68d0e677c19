import type { RunPreview } from '../../../shared/run-preview.ts';
import { Banner } from '../../ui/banner.tsx';

function UnkeptLine({ service, directory, above }: RunPreview['unkept'][number]) {
  const where = (
    <>
      <bdi>{service}</bdi> keeps data in <code>{directory}</code>
    </>
  );
  return (
    <span>
      {above === null ? (
        <>{where}, and no volume is there: it will be lost when the stack is deleted.</>
      ) : (
        <>
          {where}, and the volume at <code>{above}</code> does not hold it: the image puts a nameless volume
          in between. It will be lost when the stack is deleted.
        </>
      )}
    </span>
  );
}

/** What is to be known before a run: ports that others hold, data that nothing keeps, a stack that is there already. */
export function RunWarnings({ preview }: { preview: RunPreview }) {
  const { takenPorts, unkept, existing, request } = preview;
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
      {unkept.length > 0 && (
        <Banner tone="warning" title="Data without a volume">
          {unkept.map((item) => (
            <UnkeptLine key={`${item.service} ${item.directory}`} {...item} />
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
