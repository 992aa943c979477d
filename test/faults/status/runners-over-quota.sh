# what: a ResourceQuota of the namespace keeps runners from getting pods
# problem: runners-pending
# saw: runners-pending: .*team-a/web.*exceeded quota
# saw: ResourceQuota
# verdict: unhealthy
# mends: by-hand
# patience: 240
break_it() { kubectl -n team-a create quota pods-of-runners --hard=pods=0 && kubectl -n team-a delete pods --all --wait=false && sleep 75; }
settled() { [ -z "$(kubectl -n team-a get pods -o name)" ]; }
mend_it() { kubectl -n team-a delete quota pods-of-runners; }
