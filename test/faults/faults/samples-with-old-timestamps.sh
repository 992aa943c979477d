# what: the target's samples carry timestamps of the past, which Prometheus refuses; the target is up
# root: samples-rejected metrics-absent
# verdict: unhealthy
# mends: no
break_it() {
  kubectl -n $A create configmap old-metrics --from-literal=metrics="$(printf 'controller_runtime_reconcile_total{controller="runner"} 1 1600000000000\nhorizontalrunnerautoscaler_runners_busy{name="a"} 1 1600000000000\n')" &&
  printf 'apiVersion: v1\nkind: Pod\nmetadata: {name: of-old, namespace: %s, labels: {app: old}, annotations: {arcbed/metrics-port: "8000", arcbed/metrics-file: /data/metrics}}\nspec: {containers: [{name: main, image: example.com/old:v1, ports: [{containerPort: 8000}], volumeMounts: [{name: data, mountPath: /data}]}], volumes: [{name: data, configMap: {name: old-metrics}}]}\n' $A | kubectl apply -f - && kubectl -n $A wait --for=condition=Ready pod/of-old --timeout=60s &&
  kubectl -n $A patch servicemonitor $SM --type=json -p "[{\"op\":\"add\",\"path\":\"/spec/endpoints/0/relabelings\",\"value\":[{\"targetLabel\":\"__address__\",\"replacement\":\"$(kubectl -n $A get pod of-old -o jsonpath='{.status.podIP}'):8000\"}]}]" && sleep 15; }
settled() { pool_up $POOL; }
