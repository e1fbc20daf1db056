// Loaded before a build: folders list their files the other way round, as another file system may.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { readdir, readdirSync } = fs;
const { readdir: readdirLater } = fs.promises;

fs.readdirSync = (...given) => readdirSync(...given).reverse();
fs.promises.readdir = async (...given) => (await readdirLater(...given)).reverse();
fs.readdir = (...given) => {
  const done = given.pop();
  readdir(...given, (error, files) => done(error, files?.reverse()));
};
syncBuiltinESMExports();
