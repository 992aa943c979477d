# what: relabelings rename job, instance and namespace of ARC's target, which is scraped all the same
# root:
# verdict: healthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"targetLabel":"job","replacement":"arc"},{"targetLabel":"instance","replacement":"the-one"},{"targetLabel":"namespace","replacement":"elsewhere"},{"action":"labeldrop","regex":"pod|service|container|endpoint"}]}]' && sleep 30; }
settled() { pool_up $POOL; }
