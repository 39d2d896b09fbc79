import '../start/check-node.mjs';

import('./run-bench.mjs').then(({ runBench }) => runBench(process.argv.slice(2)));
