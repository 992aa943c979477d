declare module 'dynalite' {
  const dynalite: (options: { createTableMs?: number }) => import('node:http').Server;
  export = dynalite;
}
