# what: somebody asks who may list everything and may not ask Prometheus
# ask: --kubeconfig $ARCBED_DIR/status-lister.kubeconfig
# problem: prometheus-unreachable
# saw: services/proxy|pods/proxy|rule below
# expect: answer.runners.registered === null && answer.runners.busy === null && answer.runners.desired === 6 && answer.runners.max === 20
# verdict: undecided
# mends: no
break_it() {
  kubectl -n default create serviceaccount status-lister && kubectl create clusterrole status-lister --verb=get,list --resource='*.*' && kubectl create clusterrolebinding status-lister --clusterrole=status-lister --serviceaccount=default:status-lister &&
  kubectl get clusterrole status-lister -o json | python3 -c "import json,sys
o=json.load(sys.stdin); o['rules']=[{'apiGroups':[''],'resources':['pods','services','namespaces','nodes','events'],'verbs':['get','list']},{'apiGroups':['apps','monitoring.coreos.com','actions.github.com','actions.summerwind.dev'],'resources':['*'],'verbs':['get','list']}]
json.dump(o,sys.stdout)" | kubectl replace -f - &&
  token=$(kubectl -n default create token status-lister) &&
  kubectl config view --raw -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for user in o['users']: user['user']={'token':sys.argv[1]}
json.dump(o,sys.stdout)" "$token" > "$ARCBED_DIR/status-lister.kubeconfig"; }
settled() { [ -s "$ARCBED_DIR/status-lister.kubeconfig" ] && sleep 3; }
