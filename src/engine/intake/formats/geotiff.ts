/** What is used of geotiff, and so all of it that is fetched. */
export { fromArrayBuffer, getDecoder } from 'geotiff'
