import { versionsOf } from '../../src/facts/versions-of';

test('versions are those of the images that matter, wherever they stand', () => {
  const container = (image: string) => ({ image });
  expect(
    versionsOf({
      deployments: {
        known: true,
        value: { items: [{ spec: { template: { spec: { containers: [container('summerwind/actions-runner-controller:v0.27.6')] } } } }] },
      },
      pods: [
        container('quay.io/prometheus/prometheus:v3.14.0@sha256:abc'),
        container('quay.io/prometheus/prometheus:v2.53.1'),
        container('localhost:5000/grafana:12'),
      ],
      others: [container('quay.io/prometheus-operator/prometheus-config-reloader:v0.93.0'), container('prometheus'), { image: null }],
    }),
  ).toEqual({ 'actions-runner-controller': 'v0.27.6', grafana: '12', prometheus: 'v2.53.1, v3.14.0' });
});

test('facts without images have none', () => {
  expect(versionsOf({ known: false, reason: 'forbidden' })).toEqual({});
});
