"""Stage "parse": Source -> Resolution: header, sponsors, citations, recitals, paragraphs, points, footnotes."""
