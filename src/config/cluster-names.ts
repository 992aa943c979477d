const plainScalar = /^(?!(?:true|false|null)\b)([A-Za-z][\w.-]*)(?:\s+#.*)?$/i;
const quotedScalar = /^(?:"([^"\\]*)"|'([^']*)')(?:\s+#.*)?$/;

function scalar(text: string): string | undefined {
  const quoted = quotedScalar.exec(text);
  return quoted ? (quoted[1] ?? quoted[2]) : plainScalar.exec(text)?.[1];
}

/**
 * The clusters' names out of a configuration, without a YAML parser, whose loading would double the door's start-up.
 * Reads JSON, and `clusters:` written as a block list, which is how the configuration is documented. Undefined where it is written in
 * any other way: then only the worker knows the names. Never a wrong name for a valid configuration.
 */
export function readClusterNames(text: string): string[] | undefined {
  if (text.trimStart().startsWith('{')) return namesInJson(text);
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const content = (line: string) => /\S/.test(line) && !/^\s*#/.test(line);
  const marker = lines.findIndex((line) => /^---\s*$/.test(line));
  if (marker >= 0 && lines.slice(0, marker).some(content)) return undefined;
  const body = lines.slice(marker + 1).filter(content);
  // Tabs, further documents, anchors, merges and tags are for a real parser.
  if (body.some((line) => /^\s*\t|^---|^\.\.\.|<<\s*:|^\s*%/.test(line))) return undefined;
  const heads = body.flatMap((line, index) => (/^(clusters|"clusters"|'clusters')\s*:/.test(line) ? [index] : []));
  if (heads.length !== 1 || !/:\s*(#.*)?$/.test(body[heads[0]!]!)) return undefined;
  return namesInList(body.slice(heads[0]! + 1));
}

function namesInList(lines: readonly string[]): string[] | undefined {
  const names: (string | undefined)[] = [];
  let dash: number | undefined;
  let inner = 0;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    const isItem = line[indent] === '-' && (line[indent + 1] === ' ' || line.length === indent + 1);
    if (indent === 0 && !(isItem && (dash ?? 0) === 0)) break;
    dash ??= isItem ? indent : undefined;
    if (dash === undefined || indent < dash) return undefined;
    let entry = line.slice(indent);
    if (indent === dash) {
      if (!isItem) return undefined;
      const rest = entry.slice(1).trimStart();
      if (rest === '') return undefined;
      inner = indent + entry.length - rest.length;
      names.push(undefined);
      entry = rest;
    } else if (indent < inner) return undefined;
    else if (indent > inner) continue;
    const pair = /^(?:name|"name"|'name')\s*:\s+(.*)$/.exec(entry);
    if (pair) names[names.length - 1] = scalar(pair[1]!.trim());
    else if (!/^[\w"'-]+\s*:(\s|$)/.test(entry)) return undefined;
  }
  return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}

function namesInJson(text: string): string[] | undefined {
  try {
    const { clusters } = JSON.parse(text) as { clusters?: { name?: unknown }[] };
    const names = clusters?.map(({ name }) => name);
    return names?.every((name): name is string => typeof name === 'string') ? names : undefined;
  } catch {
    return undefined;
  }
}
