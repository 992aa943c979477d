# what: the target answers 500: relabelings lead the scrape to a stand-in whose metrics file is missing
# root: target-http-error
# verdict: unhealthy
# mends: no
break_it() {
  printf 'apiVersion: v1\nkind: Pod\nmetadata: {name: broken, namespace: %s, labels: {app: broken}, annotations: {arcbed/metrics-port: "8000", arcbed/metrics-file: /tmp/not-there}}\nspec: {containers: [{name: main, image: example.com/broken:v1, ports: [{containerPort: 8000}]}]}\n' $A | kubectl apply -f - && kubectl -n $A wait --for=condition=Ready pod/broken --timeout=60s &&
  kubectl -n $A patch servicemonitor $SM --type=json -p "[{\"op\":\"add\",\"path\":\"/spec/endpoints/0/relabelings\",\"value\":[{\"targetLabel\":\"__address__\",\"replacement\":\"$(kubectl -n $A get pod broken -o jsonpath='{.status.podIP}'):8000\"}]}]"; }
settled() { pool_down $POOL; }
