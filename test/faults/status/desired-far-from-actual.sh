# what: quotas keep runners of both generations from being made: the sets want more than there are, for minutes
# problem: desired-far-from-actual
# saw: desired-far-from-actual: team-a/web has 3 of the 5 runners that it wants \| .*exceeded quota
# saw: desired-far-from-actual: arc-runners/arc-runner-set has 1 of the 3 runners that it wants \| .*exceeded quota
# saw: ResourceQuota
# expect: set('team-a/web').desired === 5 && set('team-a/web').current === 3 && set('arc-runners/arc-runner-set').desired === 3 && set('arc-runners/arc-runner-set').current === 1
# not: runners-pending ephemeral-runners-stuck jobs-waiting at-maximum listener-missing
# verdict: healthy
# mends: by-hand
# patience: 420
break_it() {
  kubectl -n team-a create quota runners --hard=count/runners.actions.summerwind.dev=3 && kubectl -n arc-runners create quota runners --hard=count/ephemeralrunners.actions.github.com=1 &&
  wait_until 60 counted team-a 3 && wait_until 60 counted arc-runners 1 && date +%s > "$ARCBED_DIR/wanted-since" &&
  patch -n team-a horizontalrunnerautoscaler web -p '{"spec":{"minReplicas":5}}' && patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"minRunners":3}}'; }
counted() { kubectl -n $1 get quota runners -o jsonpath='{.status.used}' | grep -q ":\"$2\""; }
# What is apart for less than five minutes is taken for scaling.
settled() { [ $(($(date +%s) - $(cat "$ARCBED_DIR/wanted-since"))) -gt 340 ]; }
# The scale set controller has waited twice as long after each refusal, for minutes by now.
mend_it() { kubectl -n team-a delete quota runners && kubectl -n arc-runners delete quota runners && kubectl -n $G rollout restart deployment arc-gha-rs-controller; }
