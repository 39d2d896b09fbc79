import './check-node.mjs';

import('./run-operator.mjs').then(({ runOperator }) => runOperator(process.argv.slice(2)));
