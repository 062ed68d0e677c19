import type { RunPreview } from '../../../shared/run-preview.ts';
import { plural, t } from '../../../shared/texts.ts';
import { Banner } from '../../ui/banner.tsx';
import { rich } from '../../ui/rich.tsx';

function UnkeptLine({ service, directory, above }: RunPreview['unkept'][number]) {
  const where = rich('{service} keeps data in {directory}', {
    service: <bdi>{service}</bdi>,
    directory: <code>{directory}</code>,
  });
  return (
    <span>
      {above === null
        ? rich('{where}, and no volume is there: it will be lost when the stack is deleted.', { where })
        : rich(
            '{where}, and the volume at {above} does not hold it: the image puts a nameless volume in between. It will be lost when the stack is deleted.',
            { where, above: <code>{above}</code> },
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
        <Banner tone="warning" title={plural(takenPorts.length, 'A port is taken', 'Some ports are taken')}>
          {takenPorts.map(({ port, service, by }) => (
            <span key={`${port} ${service}`}>
              {by === null
                ? rich('Port {port} of {service} is used by a program outside the engine.', {
                    port,
                    service: <bdi>{service}</bdi>,
                  })
                : rich('Port {port} of {service} is used by {by}.', {
                    port,
                    service: <bdi>{service}</bdi>,
                    by: <bdi>{by}</bdi>,
                  })}
            </span>
          ))}
        </Banner>
      )}
      {unkept.length > 0 && (
        <Banner tone="warning" title={t('Data without a volume')}>
          {unkept.map((item) => (
            <UnkeptLine key={`${item.service} ${item.directory}`} {...item} />
          ))}
        </Banner>
      )}
      {existing && (
        <Banner tone="info" title={t('This stack is here already')}>
          <span>
            {rich('Running {projectName} updates the containers that changed. Its volumes stay.', {
              projectName: <bdi>{request.projectName}</bdi>,
            })}
          </span>
        </Banner>
      )}
    </>
  );
}
