/*
 * The engine leaves a terminal's program running when its connection is closed (20.10 and 26.1 alike), so it is ended
 * as a terminal that is closed ends it: by SIGHUP. What the shell has started goes first, for whoever outlives its
 * shell falls to the container's first process, which often does not see its dead buried.
 */

/** Signals every living process of the session but its leader. Ends with 10 where there was one. */
const others = `leader=$1 signal=$2 left=0
for stat in /proc/[0-9]*/stat; do
  read -r line 2>/dev/null <"$stat" || continue
  pid=\${line%% *}
  set -- \${line##*) }
  [ "$4" = "$leader" ] && [ "$pid" != "$leader" ] && [ "$1" != Z ] || continue
  kill -"$signal" "$pid" 2>/dev/null && left=10
  [ "$signal" = 0 ] || kill -CONT "$pid" 2>/dev/null
done
exit $left`;

/** Kills what is still in the terminal's foreground, and signals the leader. */
const leader = `leader=$1 signal=$2
read -r line 2>/dev/null <"/proc/$leader/stat" || exit 0
set -- \${line##*) }
[ "$3" = "$6" ] || [ "$6" -le 1 ] || kill -KILL "-$6" 2>/dev/null
kill -"$signal" "$leader"`;

const someLeft = 10;
const looks = 6;

export interface Session {
  /** Runs a line for a POSIX shell in the container. Resolves to its exit code; `null` where it could not run. */
  run(script: string, args: readonly string[]): Promise<number | null>;
  /** Waits a while for the program to be gone, and tells whether it is. */
  isGone(): Promise<boolean>;
  pause(): Promise<void>;
}

/** Ends the session that process `pid` of the container leads. Resolves to whether its leader is gone. */
export async function hangUp(session: Session, pid: number): Promise<boolean> {
  const signalled = (script: string, signal: string) => session.run(script, [String(pid), signal]);
  for (let look = 0; look < looks; look += 1) {
    if ((await signalled(others, look === 0 ? 'HUP' : '0')) !== someLeft) break;
    await session.pause();
  }
  await signalled(leader, 'HUP');
  if (await session.isGone()) return true;
  await signalled(leader, 'KILL');
  return session.isGone();
}
