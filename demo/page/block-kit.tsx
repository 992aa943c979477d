import type { Block, Press } from '../page-api';
import { Buttons } from './block-kit/buttons';
import { CodeBlock } from './block-kit/code-block';
import { LibraryBlock } from './block-kit/library-block';
import { TableBlock } from './block-kit/table-block';
import { Undrawable } from './block-kit/undrawable';
import { type Part, partsOf } from './mend-blocks';
import type { Theme } from './use-theme';

export interface BlockKitProps {
  blocks: readonly Block[];
  /** Stands in for blocks that cannot be drawn. */
  text: string;
  theme: Theme;
  /** The action whose answer is waited for. */
  pressed: string | undefined;
  onPress(action: Press['action']): void;
}

/** Blocks as Slack would draw them. */
export function BlockKit({ blocks, text, theme, pressed, onPress }: BlockKitProps) {
  const draw = (part: Part) => {
    switch (part.kind) {
      case 'library':
        return <LibraryBlock block={part.block} theme={theme} />;
      case 'header':
        return (
          <h3>
            <LibraryBlock block={part.text} theme={theme} />
          </h3>
        );
      case 'fields':
      case 'context':
        return (part.kind === 'fields' ? part.fields : part.items).map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a message's parts never move
          <LibraryBlock key={at} block={each} theme={theme} />
        ));
      case 'code':
        return <CodeBlock text={part.text} />;
      case 'table':
        return <TableBlock rows={part.rows} columns={part.columns} />;
      case 'buttons':
      case 'accessory':
        return <Buttons blockId={part.blockId} buttons={part.buttons} pressed={pressed} onPress={onPress} />;
    }
  };
  return (
    <Undrawable blocks={blocks} text={text}>
      <div className="blocks">
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a message's blocks never move
          <div key={at} className="block">
            {partsOf(block).map((part, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a block's parts never move
              <div key={place} className={`part part-${part.kind}`}>
                {draw(part)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </Undrawable>
  );
}
