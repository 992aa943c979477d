# what: Prometheus is scaled to zero: what it alone knows is not known
# problem: prometheus-unreachable
# saw: Prometheus monitoring/kube-prometheus-stack-prometheus is scaled to 0
# expect: answer.runners.busy === null && answer.runners.registered === null && set('team-a/web').busy === null
# expect: set('team-a/web').desired === 3 && answer.runners.max === 20
# expect: set('arc-runners/arc-runner-set').waitingJobs === null
# expect: answer.sources.every((one) => one.state === 'unknown')
# expect: answer.reconcileErrors.length > 0 && answer.reconcileErrors.every((one) => one.total === null)
# verdict: undecided
# mends: yes
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"replicas":0}}'; }
settled() { [ -z "$(kubectl -n $M get pods -l app.kubernetes.io/name=prometheus -o name)" ]; }
