# what: somebody asks who may list Deployments and pods of one namespace and nothing else
# ask: --kubeconfig $ARCBED_DIR/status-nobody.kubeconfig
# problem: not-looked-at
# saw: rights are missing
# expect: ['registered', 'busy', 'desired', 'min', 'max'].every((what) => answer.runners[what] === null)
# expect: answer.sources.every((one) => one.state === 'unknown') && answer.reconcileErrors.every((one) => one.total === null)
# verdict: undecided
# mends: no
break_it() { as_nobody ''; }
settled() { [ -s "$ARCBED_DIR/status-nobody.kubeconfig" ]; }
as_nobody() {
  kubectl -n default create serviceaccount status-nobody && token=$(kubectl -n default create token status-nobody) &&
  kubectl config view --raw -o json | python3 -c "import json,sys
o=json.load(sys.stdin)
for user in o['users']: user['user']={'token':sys.argv[1]}
json.dump(o,sys.stdout)" "$token" > "$ARCBED_DIR/status-nobody.kubeconfig"; }
