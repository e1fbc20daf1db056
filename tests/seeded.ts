import fc from 'fast-check';

// The same cases every time, so that a run that fails can be run again. Another seed is worth a try now and then.
// Tests in a browser have no environment to take it from.
const chosen = typeof process === 'undefined' ? undefined : process.env['SEED'];
fc.configureGlobal({ seed: Number(chosen ?? 20261121) });

export default fc;
