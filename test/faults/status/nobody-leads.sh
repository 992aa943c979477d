# what: ARC may not touch its lease any more, so no pod leads
# problem: leader-missing
# saw: leader_election_master_status is 0
# expect: set('team-a/web').registered === null
# verdict: unhealthy
# mends: no
# patience: 240
break_it() {
  for role in $(kubectl -n $A get roles -o name; kubectl get clusterroles -o name | grep $ARC); do
    case $role in clusterrole*) ns=;; *) ns="-n $A";; esac
    kubectl $ns get $role -o json | python3 -c "import json,sys
o=json.load(sys.stdin); o['rules']=[r for r in (o.get('rules') or []) if 'leases' not in r.get('resources',[])]
json.dump(o,sys.stdout)" | kubectl replace -f - || return 1
  done
  kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait && sleep 110; }
settled() { kubectl -n $A get pods -l app.kubernetes.io/name=$ARC -o jsonpath='{.items[*].status.containerStatuses[*].ready}' | grep -q true; }
