#!/usr/bin/env node

// From 22.8 on, Node can keep what it compiled: beside the program, where nobody else may write, or not at all. Nothing is imported for it:
// this file is loaded by itself, before all others.
const { enableCompileCache } = (process.getBuiltinModule?.('node:module') ?? {}) as { enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(`${import.meta.dirname}/cli/compiled`);

await import('./cli/program');
