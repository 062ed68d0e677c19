import { openPage, type Route } from '../store/route.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner } from '../ui/banner.tsx';

interface Props {
  readonly title: string;
  readonly children: string;
  /** Where to go from here. */
  readonly next: string;
  readonly to: Route;
}

/** Says that what the page is about is not there any more, and leads on. */
export function GoneBanner({ title, children, next, to }: Props) {
  return (
    <Banner
      tone="info"
      urgent
      title={title}
      actions={<ActionButton onClick={() => openPage(to)}>{next}</ActionButton>}
    >
      <span>{children}</span>
    </Banner>
  );
}
