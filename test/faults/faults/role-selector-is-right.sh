# what: the monitor selects by the API server (selectorMechanism RoleSelector), and all is well
# root:
# verdict: healthy
# mends: no
break_it() { patch -n $A servicemonitor $SM -p '{"spec":{"selectorMechanism":"RoleSelector"}}' && sleep 30; }
settled() { pool_up $POOL; }
