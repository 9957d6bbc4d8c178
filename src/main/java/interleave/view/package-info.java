/// What the views share: palette and state patterns, fonts, the cursor, the selection, the Brush.
package interleave.view;
