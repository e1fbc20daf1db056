import fc from 'fast-check';

// The same cases every time, so that a run that fails can be run again. Another seed is worth a try now and then.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20261121) });

export default fc;
