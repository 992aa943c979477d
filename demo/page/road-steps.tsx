import type { Step } from './conversation';

/** Who did what, and how long after the question. */
export function RoadSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <table className="road">
      <caption>The way of this answer</caption>
      <tbody>
        {steps.map(({ afterMs, who, what }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <tr key={at}>
            <td>{afterMs} ms</td>
            <th scope="row">{who}</th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
