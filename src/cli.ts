#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// From 22.8 on, Node can keep what it compiled: beside the program, where nobody else may write, or not at all.
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(fileURLToPath(new URL('cli/compiled', import.meta.url)));

await import('./cli/program');
