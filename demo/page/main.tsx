import { createRoot } from 'react-dom/client';
import './styles.css';
import { loadWorkspace } from './ask-server';
import { PlaygroundPage } from './playground-page';

const root = createRoot(document.getElementById('page')!);

loadWorkspace().then(
  (workspace) => root.render(<PlaygroundPage first={workspace} />),
  () => root.render(<p className="broken">The playground does not answer. Is npm start still running in its terminal?</p>),
);
