import './check-node.mjs';

import('./start-headway.mjs').then(({ startHeadway }) => startHeadway());
