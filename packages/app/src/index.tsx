import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import { createRoot } from 'react-dom/client';
import app from './App';

const container = document.getElementById('root');
if (!container) {
  throw new Error('The page has no element to draw the app in.');
}
createRoot(container).render(app.createRoot());
