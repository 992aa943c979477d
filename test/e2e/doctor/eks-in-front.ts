import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** DescribeCluster's answer, as far as rows change it. */
export interface DescribedCluster {
  endpoint: string;
  certificateAuthority: { data: string };
  accessConfig: { authenticationMode: string };
  resourcesVpcConfig: { endpointPublicAccess: boolean; publicAccessCidrs?: string[] };
}

/** What EKS answers instead: an error, or the cluster with something else about it. */
export type EksChange = { status: number; type: string } | ((cluster: DescribedCluster) => object);

/** Stands before the EKS at `behind` and lets its answers through, or what `change` makes of them. */
export async function eksInFront(behind: string) {
  let change: EksChange | undefined;
  const server = createServer(async (request, response) => {
    const json = { 'content-type': 'application/json' };
    if (typeof change === 'object') {
      response.writeHead(change.status, { ...json, 'x-amzn-errortype': change.type }).end('{"message":"made for the test"}');
      return;
    }
    const answer = await fetch(new URL(request.url ?? '/', behind), { headers: { authorization: request.headers.authorization ?? '' } });
    const told = (await answer.json()) as { cluster?: DescribedCluster };
    if (told.cluster !== undefined && change !== undefined) Object.assign(told.cluster, change(told.cluster));
    const kind = answer.headers.get('x-amzn-errortype');
    response.writeHead(answer.status, { ...json, ...(kind === null ? {} : { 'x-amzn-errortype': kind }) }).end(JSON.stringify(told));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    change(wanted: EksChange | undefined) {
      change = wanted;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
