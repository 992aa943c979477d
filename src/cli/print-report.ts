import { renderBlockKit } from '../renderers/block-kit';
import { renderJson } from '../renderers/json';
import { renderTerminal } from '../renderers/terminal';
import type { Report } from '../reports/report';
import type { Io } from './io';
import type { Options } from './read-options';

/** Columns where no terminal says how many: a file or a pipe. */
const defaultColumns = 100;

/** A report as it was asked for, with a newline at its end. */
export function printReport(report: Report, { output, color }: Options, { stdout, variables }: Io): string {
  switch (output) {
    case 'json':
      return `${renderJson(report)}\n`;
    case 'slack':
      return `${JSON.stringify(renderBlockKit(report), null, 2)}\n`;
    case 'text': {
      const colour = color && stdout.isTTY === true && !variables.NO_COLOR && variables.TERM !== 'dumb';
      return `${renderTerminal(report, { colour, width: Math.max(40, (stdout.isTTY && stdout.columns) || defaultColumns) })}\n`;
    }
  }
}
