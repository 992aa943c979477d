import type { ComponentProps } from 'react';
import { type Block as LibraryBlockType, Message } from 'slack-blocks-to-jsx';
import type { Block } from '../../page-api';
import { safeUrl } from '../safe-url';
import type { Theme } from '../use-theme';

/** The library keeps addresses such as `javascript:`; links to them become words. Nobody is here but the person at the page. */
const hooks: ComponentProps<typeof Message>['hooks'] = {
  user: () => <span className="mention">@You</span>,
  link: ({ href, children, className }) => {
    const url = safeUrl(href);
    if (url === undefined) return <span className={className}>{children}</span>;
    return (
      <a href={url} className={className} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    );
  },
};

/** One block, drawn by slack-blocks-to-jsx. */
export function LibraryBlock({ block, theme }: { block: Block; theme: Theme }) {
  return <Message withoutWrapper blocks={[block as unknown as LibraryBlockType]} name="arcbot" logo="" theme={theme} hooks={hooks} />;
}
