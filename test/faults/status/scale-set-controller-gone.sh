# what: the Deployment of the scale set controller was deleted
# problem: arc-not-running
# saw: No controller of actions.github.com is installed
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $G delete deployment arc-gha-rs-controller && sleep 20; }
settled() { [ -z "$(kubectl -n $G get pods -l app.kubernetes.io/name=gha-rs-controller -o name)" ]; }
