import type { ContainerStatus } from '../../shared/container-status.ts';
import type { Operation } from '../../shared/operation.ts';
import { type StackStatus, statusText, statusTone } from '../../shared/stack-status.ts';
import { t } from '../../shared/texts.ts';
import { progressText } from '../format/operation-words.ts';
import { Tag } from '../ui/tag.tsx';

interface Props {
  readonly name: string;
  readonly status: StackStatus | ContainerStatus;
  /** What is being done to it. */
  readonly operation: Operation | null;
}

/** How a page's subject is, beside its name. */
export function PageStatus({ name, status, operation }: Props) {
  return (
    <span role="status" aria-label={t('Status of {name}', { name })}>
      {operation === null ? (
        <Tag tone={statusTone(status)}>{statusText(status)}</Tag>
      ) : (
        <Tag tone="off">{progressText(operation, name)}</Tag>
      )}
    </span>
  );
}
