import './check-node.mjs';

import('./develop.mjs').then(({ develop }) => develop());
