import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rbacFiles } from './cluster-access/rbac-files';

for (const { path, text } of rbacFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
