import type { Column } from '../mend-blocks';

/** A table or data_table block; the first row is its head. */
export function TableBlock({ rows, columns }: { rows: readonly string[][]; columns: readonly Column[] }) {
  const [head = [], ...body] = rows;
  const cellClass = (at: number) => `cell-${columns[at]?.align ?? 'left'}${columns[at]?.isWrapped ? ' cell-wrapped' : ''}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="table-scroll" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
              <th key={column} scope="col" className={cellClass(column)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                <td key={column} className={cellClass(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
