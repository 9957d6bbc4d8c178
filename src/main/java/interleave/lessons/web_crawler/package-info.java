/// Exercise E3: a web crawler, one page after the other, in threads, processes, tasks and virtual threads.
package interleave.lessons.web_crawler;
