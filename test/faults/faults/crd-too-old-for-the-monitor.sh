# what: the installed CRD does not know portNumber, so the API server pruned it: every port of the controller is scraped, TLS ones too
# root: http-to-https
# also: crds-outdated
# verdict: unhealthy
# mends: no
# monitor: podmonitor/actions-runner-system/arc-controller
break_it() {
  kubectl get crd podmonitors.monitoring.coreos.com -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for v in o['spec']['versions']: v['schema']['openAPIV3Schema']['properties']['spec']['properties']['podMetricsEndpoints']['items']['properties'].pop('portNumber',None)
json.dump(o,sys.stdout)" | kubectl replace -f - && sleep 3 &&
  printf 'apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: arc-controller, namespace: %s, labels: {release: kube-prometheus-stack}}\nspec: {selector: {matchLabels: {app.kubernetes.io/name: actions-runner-controller}}, podMetricsEndpoints: [{portNumber: 8080, interval: 5s}]}\n' $A | kubectl apply --validate=false -f -; }
settled() { pool_down podMonitor/$A/arc-controller/0; }
