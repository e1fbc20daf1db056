import {
  cache,
  embedFolders,
  escapeRegExp,
  framing,
  headers,
  localeFolders,
  missingPage,
  strictTransport,
  types,
  type Settings,
} from './rules.ts';

/** A snippet to import into a Caddy site. The files lie in the site's root, in the folder that the base names. */
export function caddySnippet(settings: Settings): string {
  const { base } = settings;
  const pattern = escapeRegExp(base);
  const embed = `path_regexp ^${pattern}(${embedFolders.join('|')})[^/]+/[^/]+/`;
  return `# Kanalguiden, a snippet for Caddy. Generated: see docs/hosting.md.
(kanalguiden) {
${base === '/' ? '' : `\tredir ${base.slice(0, -1)} ${base} permanent\n`}\
	handle ${base}* {
		header {
${Object.entries(headers)
  .map(([name, value]) => `\t\t\t${name} "${value}"`)
  .join('\n')}
			Vary Accept-Encoding
			# Only with TLS: ${strictTransport.name} "${strictTransport.value}"
		}

		@embed ${embed}
		@unframed not ${embed}
		header @embed Content-Security-Policy "${framing.embed(settings)}"
		header @unframed Content-Security-Policy "${framing.none}"

		# A hashed file that is not there is no promise for a year.
		@hashed {
			path ${base}${cache.hashed}*
			file
		}
		@revalidated not {
			path ${base}${cache.hashed}*
			file
		}
		header @hashed Cache-Control "${cache.forHashed}"
		header @revalidated Cache-Control "${cache.forOthers}"

${Object.entries(types)
  .map(([ending, { type }]) => {
    return `\t\t@${ending} {\n\t\t\tpath *.${ending}\n\t\t\tfile\n\t\t}\n\t\theader @${ending} Content-Type "${type}"`;
  })
  .join('\n')}

		@other not method GET HEAD
		error @other 405
		file_server {
			precompressed br gzip
			hide .* *.br *.gz
		}
	}

	handle_errors {
${['', ...localeFolders].map((folder) => missing(settings, folder)).join('\n')}
	}
}
`;
}

/** The page for what is missing in one language. */
function missing({ base }: Settings, folder: string): string {
  const others = folder === '' ? localeFolders.map((other) => `\t\t\tnot path ${base}${other}*\n`).join('') : '';
  const name = `missing_${folder.slice(0, -1) || 'root'}`;
  return `		@${name} {
			path ${base}${folder}*
${others}			expression {err.status_code} == 404
		}
		handle @${name} {
			rewrite * ${base}${missingPage(folder)}
			file_server {
				precompressed br gzip
			}
		}`;
}
