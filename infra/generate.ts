import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { checksDoc } from './checks-doc';
import { rbacFiles } from './cluster-access/rbac-files';

for (const { path, text } of [...rbacFiles(), checksDoc()]) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
