const images: [name: string, image: RegExp][] = [
  ['ARC (runner deployments)', /(?:^|\/)actions-runner-controller:v?(\d[\w.-]*)$/],
  ['ARC (scale sets)', /(?:^|\/)gha-runner-scale-set-controller:v?(\d[\w.-]*)$/],
  ['Prometheus Operator', /(?:^|\/)prometheus-operator:v?(\d[\w.-]*)$/],
  ['Prometheus', /(?:^|\/)prometheus:v?(\d[\w.-]*)$/],
];
const chart: [name: string, label: RegExp] = ['kube-prometheus-stack', /^kube-prometheus-stack-(\d[\w.-]*)$/];

/** What ran in a cluster, told from the images and chart labels in what was gathered of it. */
export function learnVersions(facts: unknown): Record<string, string> {
  const found = new Map<string, Set<string>>();
  const note = (name: string, pattern: RegExp, text: string) => {
    const version = pattern.exec(text)?.[1];
    if (version !== undefined) found.set(name, (found.get(name) ?? new Set()).add(version));
  };
  visit(facts, (key, text) => {
    if (key === 'image') for (const [name, pattern] of images) note(name, pattern, text);
    if (key === 'helm.sh/chart' || key === 'chart') note(...chart, text);
  });
  const order = [chart, ...images].map(([name]) => name);
  return Object.fromEntries(
    [...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([name, versions]) => [name, [...versions].sort().join(', ')]),
  );
}

function visit(value: unknown, tell: (key: string, text: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string') tell(key, each);
    else visit(each, tell);
  }
}
