# what: the pod of Prometheus cannot be pulled: nobody answers
# problem: prometheus-unreachable
# expect: answer.runners.busy === null && answer.runners.registered === null
# verdict: undecided
# mends: no
# patience: 200
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"image":"quay.io/prometheus/prometheus:missing"}}'; }
settled() { ! prometheus status/buildinfo >/dev/null 2>&1; }
