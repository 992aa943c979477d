import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../src/errors';

/** What the page is made of, as `npm run build` left it. */
export interface PageFiles {
  script: string;
  style: string;
}

/** Throws UserError where it was not built. */
export function readPageFiles(folder: string): PageFiles {
  try {
    return { script: readFileSync(join(folder, 'main.js'), 'utf8'), style: readFileSync(join(folder, 'main.css'), 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new UserError('The page is not built.', 'Build it with: npm run build');
  }
}

/** The same for everybody: whatever is shown comes as JSON. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>arcbot playground</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/main.css">
<script type="module" src="/main.js"></script>
</head>
<body>
<div id="page"></div>
<noscript>The playground is drawn by a script; allow scripts of this page.</noscript>
</body>
</html>
`;
