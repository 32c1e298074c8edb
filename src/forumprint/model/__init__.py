"""What all models share: fields, words with their language and place, and the texts that an editor shows. This floor takes nothing but its
own types, and gives the other floors the means to declare a model. It never reads a file and never knows a particular model.
"""
