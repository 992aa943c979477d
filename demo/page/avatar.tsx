export type Face = 'you' | 'arcbot' | 'slackbot';

const names: Record<Face, string> = { you: 'Y', arcbot: '', slackbot: 'S' };

/** The square beside a message. Names stand next to it, so it says nothing itself. */
export function Avatar({ face }: { face: Face }) {
  if (face === 'arcbot') return <img className="avatar" src="/icon.svg" alt="" width="36" height="36" />;
  return (
    <span className={`avatar avatar-${face}`} aria-hidden="true">
      {names[face]}
    </span>
  );
}
