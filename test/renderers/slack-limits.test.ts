import * as fc from 'fast-check';
import { renderBlockKit } from '../../src/renderers/block-kit';
import { plainBlocks } from '../../src/renderers/plain-blocks';
import { violations } from '../../src/renderers/slack-violations';
import { anyReport } from './any-report';

test('a report of any size with any words in it becomes a message that Slack takes', () => {
  fc.assert(
    fc.property(anyReport, fc.boolean(), (report, nativeCharts) => {
      expect(violations(renderBlockKit(report, { nativeCharts, docsUrl: 'https://example.com/checks' }))).toEqual([]);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('its fallback in plain sections is within the limits too', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const message = plainBlocks(report);
      expect(violations(message)).toEqual([]);
      expect(new Set(message.blocks.map(({ type }) => type))).toEqual(
        new Set(['section', ...(message.blocks.some(({ type }) => type === 'context') ? ['context'] : [])]),
      );
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
