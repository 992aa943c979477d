# what: the pod of the listener cannot be pulled: its scale set takes no jobs
# problem: listener-missing
# saw: listener-missing: The listener of arc-runners/arc-runner-set does not run \| .*(ImagePull|ErrImage)
# expect: set('arc-runners/arc-runner-set').waitingJobs === null
# verdict: unhealthy
# mends: by-hand
# patience: 180
break_it() {
  kubectl -n arc-systems set env deployment/arc-gha-rs-controller CONTROLLER_MANAGER_CONTAINER_IMAGE=ghcr.io/actions/gha-runner-scale-set-controller:missing && kubectl -n arc-systems rollout status deployment arc-gha-rs-controller --timeout=90s &&
    kubectl -n arc-systems delete autoscalinglistener --all && sleep 30 && bed github jobs arc-runner-set 3 && sleep 50; }
settled() { kubectl -n arc-systems get pods -o jsonpath='{.items[*].status.containerStatuses[*].state.waiting.reason}' | grep -q Image; }
mend_it() { kubectl -n arc-systems rollout undo deployment/arc-gha-rs-controller && kubectl -n arc-systems rollout status deployment arc-gha-rs-controller --timeout=90s && bed github jobs arc-runner-set 0; }
