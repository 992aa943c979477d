# what: a RunnerSet, a bare RunnerReplicaSet, two sets of one name, two autoscalers of one set, one with a schedule, a scale set of zero, two listeners
# problem: autoscalers-compete
# saw: team-a/web and team-a/web-second all scale RunnerDeployment team-a/web
# not: autoscaler-without-set metrics-missing gauge-outlives-hra runners-failed listener-missing
# expect: set('team-b/web') !== undefined && set('team-a/web') !== undefined && set('team-b/web').desired === 1
# expect: set('team-b/nightly').max === 4 && set('team-b/nightly').min === 0
# expect: set('arc-runners/spare').min === 0 && set('arc-runners/spare').desired === 0 && set('arc-runners/spare').registered === 0 && set('arc-runners/spare').waitingJobs === 0
# expect: answer.sets.some((one) => one.kind === 'RunnerSet' && one.name === 'stateful' && one.desired === 1)
# expect: answer.sets.some((one) => one.kind === 'RunnerReplicaSet' && one.name === 'bare' && one.desired === 1)
# expect: set('arc-runners/arc-runner-set').registered === 1
# verdict: healthy
# mends: no
# patience: 240
break_it() {
  kubectl apply -f - <<YAML || return 1
apiVersion: actions.summerwind.dev/v1alpha1
kind: RunnerDeployment
metadata: {name: web, namespace: team-b}
spec: {replicas: 1, template: {spec: {organization: acme, labels: [other]}}}
---
apiVersion: actions.summerwind.dev/v1alpha1
kind: RunnerDeployment
metadata: {name: nightly, namespace: team-b}
spec: {template: {spec: {organization: acme, labels: [nightly]}}}
---
apiVersion: actions.summerwind.dev/v1alpha1
kind: HorizontalRunnerAutoscaler
metadata: {name: nightly, namespace: team-b}
spec:
  scaleTargetRef: {kind: RunnerDeployment, name: nightly}
  minReplicas: 0
  maxReplicas: 4
  metrics: [{type: PercentageRunnersBusy, scaleUpThreshold: "0.75", scaleDownThreshold: "0.25", scaleUpFactor: "1.5", scaleDownFactor: "0.5"}]
  scheduledOverrides: [{startTime: "2026-01-01T00:00:00Z", endTime: "2026-01-01T08:00:00Z", minReplicas: 0, recurrenceRule: {frequency: Daily}}]
---
apiVersion: actions.summerwind.dev/v1alpha1
kind: HorizontalRunnerAutoscaler
metadata: {name: web-second, namespace: team-a}
spec:
  scaleTargetRef: {kind: RunnerDeployment, name: web}
  minReplicas: 3
  maxReplicas: 6
  metrics: [{type: PercentageRunnersBusy, scaleUpThreshold: "0.75", scaleDownThreshold: "0.25", scaleUpFactor: "1.5", scaleDownFactor: "0.5"}]
---
apiVersion: actions.summerwind.dev/v1alpha1
kind: RunnerReplicaSet
metadata: {name: bare, namespace: team-b}
spec: {replicas: 1, selector: {matchLabels: {set: bare}}, template: {metadata: {labels: {set: bare}}, spec: {organization: acme, labels: [bare]}}}
---
apiVersion: actions.summerwind.dev/v1alpha1
kind: RunnerSet
metadata: {name: stateful, namespace: team-b}
spec:
  organization: acme
  replicas: 1
  ephemeral: true
  selector: {matchLabels: {app: stateful}}
  serviceName: stateful
  template: {metadata: {labels: {app: stateful}}, spec: {containers: [{name: runner, image: "summerwind/actions-runner:latest"}]}}
YAML
  kubectl -n arc-runners get autoscalingrunnerset arc-runner-set -o json | python3 -c "import json,sys
o=json.load(sys.stdin); m=o['metadata']; o.pop('status',None)
o['metadata']={'name':'spare','namespace':m['namespace'],'labels':{**m['labels'],'actions.github.com/scale-set-name':'spare','app.kubernetes.io/instance':'spare'},
 'annotations':{k:v for k,v in m['annotations'].items() if 'cleanup' in k or 'values-hash' in k or 'runner-group' in k}}
o['spec'].update(minRunners=0,maxRunners=3,runnerScaleSetName='spare'); json.dump(o,sys.stdout)" | kubectl apply -f - && sleep 60; }
settled() { kubectl -n $G get autoscalinglisteners -o jsonpath='{.items[*].spec.autoscalingRunnerSetName}' | grep -q spare && kubectl -n team-b get runners | grep -q Running && sleep 15; }
# ARC keeps the gauges of autoscalers that are gone, which the bed takes for runners that are not as they were.
heal_it() { kubectl delete horizontalrunnerautoscaler -n team-b nightly && kubectl delete horizontalrunnerautoscaler -n team-a web-second && kubectl -n $A delete pod -l app.kubernetes.io/name=$ARC --wait; }
